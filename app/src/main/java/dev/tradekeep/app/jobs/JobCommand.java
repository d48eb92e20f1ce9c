package dev.tradekeep.app.jobs;

import java.util.List;

/** The commands that may be jobs. */
public enum JobCommand {
    IMPORT_CANDLES("market", "import", "candles"),
    IMPORT_TRADES("market", "import", "trades"),
    IMPORT_QUOTES("market", "import", "quotes"),
    IMPORT_INSTRUMENTS("market", "instruments", "import"),
    REFRESH_INSTRUMENTS("market", "instruments", "refresh"),
    DOWNLOAD_CANDLES("market", "download"),
    BUILD_CANDLES("market", "candles", "build"),
    IMPORT_ROWS("db", "import"),
    EXPORT_ROWS("db", "export"),
    VERIFY_BACKUP("db", "verify"),
    SCHEMA_DRIFT("db", "drift");

    private final List<String> words;

    JobCommand(String... words) {
        this.words = List.of(words);
    }

    /** As it is typed. */
    List<String> words() {
        return words;
    }
}
