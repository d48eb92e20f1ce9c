package dev.tradekeep.app.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Every setting of the server. A name that is not here cannot be set. */
public enum ConfigKey {
    DATABASE("database", ConfigKind.PATH, "", "data/tradekeep.db", "the file with the books"),
    HTTP_HOST("http.host", ConfigKind.TEXT, "", "127.0.0.1", "the address to listen at"),
    HTTP_PORT("http.port", 0, 65_535, "", "8080", "the port to listen at; 0 for any that is free"),
    HTTP_INSECURE(
            "http.insecure",
            ConfigKind.YES_OR_NO,
            "",
            "false",
            "whether others than this machine may connect without encryption"),
    HTTP_BODY_KIB("http.body_kib", 1, 16_384, "KiB", "64", "the largest body of a request"),
    HTTP_CONNECTIONS(
            "http.connections", 8, 100_000, "", "2048", "connections that may be open at a time"),
    HTTP_CONNECTIONS_PER_ADDRESS(
            "http.connections_per_address",
            1,
            100_000,
            "",
            "512",
            "of these from one address, at most half; behind a proxy all have its address"),
    HTTP_TRUSTED_PROXIES(
            "http.trusted_proxies",
            ConfigKind.TEXT_OR_NONE,
            "",
            "",
            "addresses of proxies, parted by commas, whose X-Forwarded-For tells the client's"),
    HTTP_IDLE_SECONDS(
            "http.idle_seconds", 1, 3_600, "s", "30", "how long a connection may say nothing"),
    HTTP_REQUESTS_PER_SECOND(
            "http.requests_per_second",
            1,
            1_000_000,
            "",
            "2000",
            "requests of one user, or of one address that no user speaks for"),
    HTTP_BURST(
            "http.burst", 1, 1_000_000, "", "4000", "requests that may come at once before that"),
    HTTP_TLS_CERTIFICATE(
            "http.tls_certificate",
            ConfigKind.PATH_OR_NONE,
            "",
            "",
            "a PEM file with the certificate and those that sign it; with it, HTTPS is served"),
    HTTP_TLS_KEY(
            "http.tls_key",
            ConfigKind.PATH_OR_NONE,
            "",
            "",
            "a PEM file with the certificate's private key, PKCS #8"),
    SECRETS_KEY_FILE(
            "secrets.key_file",
            ConfigKind.PATH_OR_NONE,
            "",
            "",
            "the keys of stored secrets; empty for the database's name and .key"),
    SECRETS_PASSPHRASE_FILE(
            "secrets.passphrase_file",
            ConfigKind.PATH_OR_NONE,
            "",
            "",
            "a file whose first line locks the key file; empty for none"),
    READERS_THREADS("readers.threads", 1, 64, "", "3", "threads that read for requests"),
    READERS_LIMIT_MILLIS(
            "readers.limit_millis", 10, 600_000, "ms", "2000", "how long one read may take"),
    PAPER_CANDLE_MILLIS(
            "paper.candle_millis",
            0,
            86_400_000,
            "ms",
            "1000",
            "the time from one recorded candle to the next in an engine on paper"),
    STARTUP_AUDIT_SECONDS(
            "startup.audit_seconds", 1, 3_600, "s", "5", "how long the audit of a start may take"),
    STARTUP_PATIENCE_SECONDS(
            "startup.patience_seconds",
            0,
            3_600,
            "s",
            "0",
            "how long to wait for another process that owns the file"),
    BACKUP_FOLDER(
            "backup.folder",
            ConfigKind.PATH_OR_NONE,
            "",
            "",
            "where backups are made, by schedule and by request; nothing for none"),
    BACKUP_HOURS("backup.hours", 1, 8_760, "h", "24", "from one backup to the next"),
    BACKUP_KEEP("backup.keep", 1, 1_000, "", "7", "how many backups stay in the folder"),
    BACKUP_COMPRESS("backup.compress", ConfigKind.YES_OR_NO, "", "false", "whether with gzip"),
    ARCHIVE_FOLDER(
            "archive.folder",
            ConfigKind.PATH_OR_NONE,
            "",
            "",
            "where every commit is shipped to as it happens, best on another disk; nothing for none"),
    JOBS_FOLDER(
            "jobs.folder",
            ConfigKind.PATH_OR_NONE,
            "",
            "",
            "whose files the jobs of the API may read and write; nothing for no jobs"),
    STRATEGIES_FOLDER(
            "strategies.folder",
            ConfigKind.PATH_OR_NONE,
            "",
            "",
            "strategies in .java files and jars; nothing for the folder strategies next to the"
                    + " database"),
    UPKEEP_QUIET_FROM(
            "upkeep.quiet_from",
            0,
            23,
            "UTC hour",
            "0",
            "when backups, vacuum and retention may begin"),
    UPKEEP_QUIET_TO(
            "upkeep.quiet_to",
            0,
            23,
            "UTC hour",
            "0",
            "until when they may begin; the same hour for all day"),
    SHUTDOWN_SECONDS(
            "shutdown.seconds",
            1,
            600,
            "s",
            "10",
            "how long requests may take to end when the server is stopped");

    private static final String VARIABLE_PREFIX = "TRADEKEEP_";
    private static final String DATABASE_VARIABLE = "TRADEKEEP_DB";

    private final String key;
    private final ConfigKind kind;
    private final String unit;
    private final String standard;
    private final String meaning;
    private final long min;
    private final long max;

    ConfigKey(String key, long min, long max, String unit, String standard, String meaning) {
        this.key = key;
        this.kind = ConfigKind.WHOLE_NUMBER;
        this.unit = unit;
        this.standard = standard;
        this.meaning = meaning;
        this.min = min;
        this.max = max;
    }

    ConfigKey(String key, ConfigKind kind, String unit, String standard, String meaning) {
        this.key = key;
        this.kind = kind;
        this.unit = unit;
        this.standard = standard;
        this.meaning = meaning;
        min = 0;
        max = 0;
    }

    /** The name in the file, with its table before the dot. */
    public String key() {
        return key;
    }

    /** The name of the variable. */
    public String variable() {
        return this == DATABASE
                ? DATABASE_VARIABLE
                : VARIABLE_PREFIX + key.replace('.', '_').toUpperCase(Locale.ROOT);
    }

    ConfigKind kind() {
        return kind;
    }

    /** What a number counts; empty when that is plain. */
    public String unit() {
        return unit;
    }

    /** The value when nobody gives one. */
    public String standard() {
        return standard;
    }

    /** One phrase. */
    public String meaning() {
        return meaning;
    }

    /** The smallest number. */
    long min() {
        return min;
    }

    /** The largest number. */
    long max() {
        return max;
    }

    static Optional<ConfigKey> named(String name) {
        return Arrays.stream(values()).filter(one -> one.key.equals(name)).findFirst();
    }

    static List<String> names() {
        return Arrays.stream(values()).map(ConfigKey::key).toList();
    }
}
