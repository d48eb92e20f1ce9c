package dev.tradekeep.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.app.auth.Login;
import dev.tradekeep.app.auth.Totp;
import dev.tradekeep.model.testing.Eventually;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.auditlog.AuditLog;
import dev.tradekeep.store.sqlite.DatabaseReader;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Sessions, tokens, second factors and users over HTTP. */
final class AccessIT {
    private static final String SESSION = "/api/v1/session";
    private static final String USERS = "/api/v1/users";
    private static final String TOKENS = "/api/v1/tokens";
    private static final String FACTOR = "/api/v1/second-factor";
    private static final String PASSWORD = "a long password";

    @TempDir static Path folder;
    private static final AtomicLong AHEAD_SECONDS = new AtomicLong();
    private static TestServer server;
    private static AccessClient admin;

    @BeforeAll
    static void start() throws Exception {
        server =
                TestServer.start(
                        folder.resolve("t.db"),
                        Duration.ofMillis(1),
                        () -> Instant.now().plusSeconds(AHEAD_SECONDS.get()));
        admin = AccessClient.install(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void setsACookieThatScriptsAndOtherSitesCannotUse() throws Exception {
        TestServer.Answer answer = logIn(AccessClient.ADMINISTRATOR, AccessClient.PASSWORD);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.response().headers().firstValue("Set-Cookie").orElseThrow())
                .startsWith("tradekeep_session=")
                .contains("; HttpOnly; SameSite=Strict")
                .doesNotContain("Secure");
        assertThat(answer.json().get("role").asString()).isEqualTo("administrator");
    }

    @Test
    void endsASessionForGood() throws Exception {
        AccessClient client = addUser("leaver", "viewer");

        assertThat(client.get(SESSION).json().get("name").asString()).isEqualTo("leaver");
        assertThat(client.send("DELETE", SESSION, "").status()).isEqualTo(200);
        assertThat(client.get(SESSION).status()).isEqualTo(401);
    }

    @Test
    void endsASessionAndATokenWhenTheirTimeIsOver() throws Exception {
        AccessClient client = addUser("patient", "viewer");
        AccessClient robot = bearing(client, "robot", "read");
        AHEAD_SECONDS.addAndGet(Login.SESSION_LENGTH.toSeconds() + 1);

        assertThat(client.get(SESSION).status()).isEqualTo(401);
        assertThat(client.get("/health/live").status()).isEqualTo(200);
        assertThat(robot.get(SESSION).status()).isEqualTo(200);
        AHEAD_SECONDS.addAndGet(Duration.ofDays(1).toSeconds());
        assertThat(robot.get(SESSION).status()).isEqualTo(401);
        admin = AccessClient.of(server).loggedIn(AccessClient.ADMINISTRATOR, AccessClient.PASSWORD);
    }

    @Test
    void changesNothingWithoutTheTokenOfTheSession() throws Exception {
        String body = user("x", "viewer");

        assertThat(admin.with("X-CSRF-Token", "").send("POST", USERS, body).status())
                .isEqualTo(403);
        assertThat(admin.with("X-CSRF-Token", "guess").send("POST", USERS, body).status())
                .isEqualTo(403);
    }

    @Test
    void doesNotTakeTheCsrfTokenOfAnotherSession() throws Exception {
        String replayed = addUser("replayed", "viewer").headers().get("X-CSRF-Token");

        assertThat(
                        admin.with("X-CSRF-Token", String.valueOf(replayed))
                                .send("POST", USERS, user("y", "viewer"))
                                .status())
                .isEqualTo(403);
    }

    @Test
    void delaysAGuesserUntilAnAdministratorLiftsIt() throws Exception {
        addUser("guessed", "viewer");
        for (int i = 0; i < 5; i++) {
            assertThat(logIn("guessed", "wrong one").status()).isEqualTo(401);
        }

        TestServer.Answer refused = logIn("Guessed", PASSWORD);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.response().headers().firstValue("Retry-After")).hasValue("1");
        JsonNode attempts =
                Eventually.await(
                        "the row of the refusal",
                        () ->
                                admin.get("/api/v1/login-attempts?user=guessed&limit=1")
                                        .json()
                                        .get("items"),
                        items -> !items.isEmpty());
        assertThat(attempts.get(0).get("attempts").asInt()).isPositive();

        TestServer.require(admin.send("DELETE", USERS + "/guessed/login-delay", ""));
        assertThat(logIn("guessed", PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void delayEndsWhenItSays() throws Exception {
        addUser("waiting", "viewer");
        for (int i = 0; i < 5; i++) {
            assertThat(logIn("waiting", "wrong one").status()).isEqualTo(401);
        }
        AHEAD_SECONDS.addAndGet(2);

        assertThat(logIn("waiting", PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void tellsNobodyWhetherAUserIsThere() throws Exception {
        addUser("there", "viewer");
        TestServer.Answer wrong = logIn("there", "wrong one");
        TestServer.Answer unknown = logIn("not-there", "wrong one");

        assertThat(wrong.body()).isEqualTo(unknown.body());
        assertThat(wrong.status()).isEqualTo(unknown.status()).isEqualTo(401);
    }

    @Test
    void judgesARunningSessionByTheNewRole() throws Exception {
        AccessClient client = addUser("promoted", "viewer");
        assertThat(client.get(USERS).status()).isEqualTo(403);

        TestServer.require(admin.send("PUT", USERS + "/promoted/role", role("administrator")));
        assertThat(client.get(USERS).status()).isEqualTo(200);
        TestServer.require(admin.send("PUT", USERS + "/promoted/role", "{\"role\":\"viewer\"}"));
        assertThat(client.get(USERS).status()).isEqualTo(403);
    }

    @Test
    void endsSessionsAndTokensOfADisabledUser() throws Exception {
        AccessClient client = addUser("disabled", "trader");
        AccessClient robot = bearing(client, "t", "read");
        assertThat(robot.get(SESSION).status()).isEqualTo(200);

        TestServer.require(
                admin.send("PUT", USERS + "/disabled/status", "{\"status\":\"disabled\"}"));
        assertThat(client.get(SESSION).status()).isEqualTo(401);
        assertThat(robot.get(SESSION).status()).isEqualTo(401);
        assertThat(logIn("disabled", PASSWORD).status()).isEqualTo(401);
    }

    @Test
    void endsEverySessionOfAUser() throws Exception {
        AccessClient client = addUser("lost", "viewer");

        assertThat(admin.send("DELETE", USERS + "/lost/sessions", "").json().get("ended").asInt())
                .isEqualTo(1);
        assertThat(client.get(SESSION).status()).isEqualTo(401);
    }

    @Test
    void keepsTheLastAdministrator() throws Exception {
        TestServer.Answer answer =
                admin.send(
                        "PUT",
                        USERS + "/" + AccessClient.ADMINISTRATOR + "/role",
                        "{\"role\":\"viewer\"}");

        assertThat(answer.status()).isEqualTo(409);
    }

    @Test
    void changesTheOwnPasswordOnlyWithTheOldOne() throws Exception {
        AccessClient client = addUser("careful", "viewer");
        String path = SESSION + "/password";
        String next = "another long password";

        assertThat(client.send("PUT", path, next("wrong one", next)).status()).isEqualTo(401);
        TestServer.require(client.send("PUT", path, next(PASSWORD, next)));
        assertThat(client.get(SESSION).status()).isEqualTo(401);
        assertThat(logIn("careful", PASSWORD).status()).isEqualTo(401);
        assertThat(logIn("careful", next).status()).isEqualTo(200);
    }

    @Test
    void revokesTokensWithThePasswordUnlessTheyAreKept() throws Exception {
        AccessClient client = addUser("rotating", "viewer");
        AccessClient robot = bearing(client, "robot", "read");
        String path = SESSION + "/password";
        String second = "the second password";
        String third = "the third password";

        TestServer.require(
                client.send(
                        "PUT", path, next(PASSWORD, second).replace("}", ",\"keepTokens\":true}")));
        assertThat(robot.get(SESSION).status()).isEqualTo(200);

        AccessClient again = AccessClient.of(server).loggedIn("rotating", second);
        TestServer.require(again.send("PUT", path, next(second, third)));
        assertThat(robot.get(SESSION).status()).isEqualTo(401);
    }

    @Test
    void allowsATokenNoMoreThanItsScopes() throws Exception {
        AccessClient client = bearing(admin, "reader", "read");

        assertThat(client.get("/api/v1/orders").status()).isEqualTo(200);
        assertThat(client.get(USERS).status()).isEqualTo(403);
        assertThat(client.send("POST", TOKENS, token("more", "administer", PASSWORD)).status())
                .isEqualTo(403);
        assertThat(client.send("DELETE", TOKENS + "/reader", "").status()).isEqualTo(403);
    }

    @Test
    void allowsATokenNoMoreThanItsOwner() throws Exception {
        AccessClient owner = addUser("modest", "administrator");
        AccessClient client = bearing(owner, "proud", "administer");
        TestServer.require(admin.send("PUT", USERS + "/modest/role", role("viewer")));

        assertThat(client.get("/api/v1/orders").status()).isEqualTo(200);
        assertThat(client.get(USERS).status()).isEqualTo(403);
        TestServer.Answer refused =
                owner.send("POST", TOKENS, token("later", "administer", PASSWORD));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).contains("administer, which needs the role administrator");
    }

    @Test
    void asksWhoItIsAgainBeforeItGivesRights() throws Exception {
        AccessClient client = addUser("guarded", "viewer");
        String bare = "{\"name\":\"t\",\"scopes\":[\"read\"],\"days\":1}";

        TestServer.Answer unasked = client.send("POST", TOKENS, bare);
        assertThat(unasked.status()).isEqualTo(400);
        assertThat(unasked.body()).contains("your own password again");
        assertThat(client.send("POST", TOKENS, token("t", "read", "a wrong password")).status())
                .isEqualTo(401);
        TestServer.require(client.send("POST", TOKENS, token("t", "read", PASSWORD)));

        String path = USERS + "/guarded";
        assertThat(admin.send("PUT", path + "/role", "{\"role\":\"trader\"}").status())
                .isEqualTo(400);
        assertThat(admin.send("PUT", path + "/status", "{\"status\":\"active\"}").status())
                .isEqualTo(400);
        assertThat(
                        admin.send("PUT", path + "/password", "{\"password\":\"a new long one\"}")
                                .status())
                .isEqualTo(400);
        assertThat(
                        admin.send(
                                        "POST",
                                        USERS,
                                        user("unasked", "viewer")
                                                .replaceAll(",\"confirm\":\"[^\"]*\"", ""))
                                .status())
                .isEqualTo(400);
        TestServer.require(admin.send("PUT", path + "/role", "{\"role\":\"viewer\"}"));
    }

    @Test
    void asksWhoItIsAgainBeforeItTurnsOffTheSecondFactorOfAnother() throws Exception {
        AccessClient client = addUser("deviceless", "viewer");
        byte[] secret = secret(client, "{\"password\":\"" + PASSWORD + "\"}");
        TestServer.require(client.send("PUT", FACTOR, code(Totp.codeAt(secret, now()))));
        String path = USERS + "/deviceless/second-factor";

        TestServer.Answer unasked = admin.send("DELETE", path, "");
        assertThat(unasked.status()).isEqualTo(400);
        assertThat(unasked.body()).contains("your own password again");
        assertThat(admin.send("DELETE", path, "{\"confirm\":\"a wrong password\"}").status())
                .isEqualTo(401);
        assertThat(logIn("deviceless", PASSWORD).status()).isEqualTo(401);

        TestServer.require(
                admin.send("DELETE", path, "{\"confirm\":\"" + AccessClient.PASSWORD + "\"}"));
        assertThat(logIn("deviceless", PASSWORD).status()).isEqualTo(200);
        AccessClient robot = bearing(admin, "helper", "users,read");
        TestServer.require(robot.send("DELETE", path, ""));
    }

    @Test
    void takesACodeOfTheSecondFactorForThePassword() throws Exception {
        AccessClient client = addUser("coded", "viewer");
        byte[] secret = secret(client, "{\"password\":\"" + PASSWORD + "\"}");
        TestServer.require(client.send("PUT", FACTOR, code(Totp.codeAt(secret, now()))));
        AHEAD_SECONDS.addAndGet(60);
        String second = Totp.codeAt(secret, now());

        TestServer.require(client.send("POST", TOKENS, token("one", "read", second)));
        assertThat(client.send("POST", TOKENS, token("two", "read", second)).status())
                .isEqualTo(401);
        TestServer.require(client.send("POST", TOKENS, token("two", "read", PASSWORD)));
    }

    @Test
    void aTokenGivesNoMoreThanItHas() throws Exception {
        addUser("superior", "trader");
        AccessClient robot = bearing(admin, "clerk", "users,read");

        TestServer.require(robot.send("POST", USERS, user("underling", "viewer")));
        TestServer.require(
                robot.send("PUT", USERS + "/underling/status", "{\"status\":\"disabled\"}"));
        assertThat(robot.send("POST", USERS, user("peer", "trader")).status()).isEqualTo(403);
        assertThat(robot.send("PUT", USERS + "/underling/role", role("trader")).status())
                .isEqualTo(403);
        for (String change :
                List.of(
                        "/password {\"password\":\"a new long one\"}",
                        "/role {\"role\":\"viewer\"}",
                        "/status {\"status\":\"disabled\"}")) {
            String[] parts = change.split(" ", 2);
            assertThat(robot.send("PUT", USERS + "/superior" + parts[0], parts[1]).status())
                    .as(change)
                    .isEqualTo(403);
        }
        assertThat(robot.get("/api/v1/audit-log").status()).isEqualTo(200);
        TestServer.Answer elsewhere = robot.send("PUT", "/api/v1/settings/x", "{\"value\":1}");
        assertThat(elsewhere.status()).isEqualTo(403);
        assertThat(elsewhere.body()).contains("scope configure; this one has read, users");
    }

    @Test
    void aTokenThatMaintainsReachesNoTableOfUsers() throws Exception {
        AccessClient robot = bearing(admin, "keeper", "maintain");

        TestServer.Answer answer =
                robot.send(
                        "POST",
                        "/api/v1/jobs",
                        "{\"command\":\"export_rows\",\"arguments\":[\"users\"]}");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).contains("administer for export_rows");
        assertThat(robot.get("/api/v1/orders").status()).isEqualTo(403);
    }

    @Test
    void listsOnesOwnTokensAlone() throws Exception {
        AccessClient client = addUser("lister", "viewer");
        bearing(client, "mine", "read");
        bearing(admin, "not-mine", "read");
        JsonNode items = client.get(SESSION + "/tokens").json().get("items");

        assertThat(items).hasSize(1);
        assertThat(items.get(0).get("name").asString()).isEqualTo("mine");
        assertThat(items.get(0).get("scopes").asString()).isEqualTo("read");
        TestServer.require(client.send("DELETE", TOKENS + "/mine", ""));
        assertThat(client.get(SESSION + "/tokens").body()).doesNotContain("\"revoked_at\":null");
    }

    @Test
    void tellsATokenItsScopes() throws Exception {
        AccessClient robot = bearing(admin, "curious", "trade,maintain");

        assertThat(robot.get(SESSION).body()).contains("\"scopes\":[\"trade\",\"maintain\"]");
        assertThat(admin.get(SESSION).body()).doesNotContain("scopes");
    }

    @Test
    void refusesANameThatLooksLikeAnother() throws Exception {
        addUser("Alice", "viewer");

        TestServer.Answer answer = admin.send("POST", USERS, user("AIice", "viewer"));
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body()).contains("looks like the user Alice");
        assertThat(admin.send("POST", USERS, user("\uff41dmin", "viewer")).status()).isEqualTo(400);
    }

    @Test
    void refusesPasswordsThatAreGuessed() throws Exception {
        String common = user("weak", "viewer").replaceFirst(PASSWORD, "Password123!");
        String named = user("lovelace", "viewer").replaceFirst(PASSWORD, "lovelace 2026");

        assertThat(admin.send("POST", USERS, common).status()).isEqualTo(400);
        assertThat(admin.send("POST", USERS, named).body()).contains("the user's name");
    }

    @Test
    void refusesATokenFromTheMomentItIsRevoked() throws Exception {
        AccessClient client = bearing(admin, "short", "read");

        TestServer.require(admin.send("DELETE", TOKENS + "/short", ""));
        assertThat(client.get(SESSION).status()).isEqualTo(401);
    }

    @Test
    void refusesForgedTokensAndCookies() throws Exception {
        for (String forged :
                List.of("tk_", "tk_' OR 1=1 --", "tk_" + "A".repeat(43), "x".repeat(4_000))) {
            assertThat(AccessClient.of(server).bearing(forged).get(SESSION).status())
                    .as(forged)
                    .isEqualTo(401);
            assertThat(
                            AccessClient.of(server)
                                    .with("Cookie", "tradekeep_session=" + forged)
                                    .get(SESSION)
                                    .status())
                    .as(forged)
                    .isEqualTo(401);
        }
        assertThat(
                        AccessClient.of(server)
                                .with("Authorization", "Basic YWRhOmFkYQ==")
                                .get(SESSION)
                                .status())
                .isEqualTo(401);
    }

    @Test
    void letsOnlyAnAdministratorMakeTokensOfOthers() throws Exception {
        AccessClient client = addUser("nosy", "trader");
        String ofAdmin =
                token("n", "read", PASSWORD)
                        .replace("}", ",\"user\":\"" + AccessClient.ADMINISTRATOR + "\"}");
        String ofNosy =
                token("n", "read", AccessClient.PASSWORD).replace("}", ",\"user\":\"nosy\"}");

        assertThat(client.send("POST", TOKENS, ofAdmin).status()).isEqualTo(403);
        TestServer.require(admin.send("POST", TOKENS, ofNosy));
    }

    @Test
    void asksForACodeOnceAnAppHasTheSecretAndTakesNoneTwice() throws Exception {
        AccessClient client = addUser("twofold", "viewer");
        String own = "{\"password\":\"" + PASSWORD + "\"}";
        TestServer.require(client.send("POST", FACTOR, own));
        assertThat(client.send("PUT", FACTOR, code("000000x")).status()).isEqualTo(400);
        assertThat(client.send("PUT", FACTOR, code("000000")).status()).isEqualTo(409);
        assertThat(logIn("twofold", PASSWORD).status()).isEqualTo(200);

        byte[] secret = secret(client, own);
        String first = Totp.codeAt(secret, now());
        TestServer.require(client.send("PUT", FACTOR, code(first)));

        assertThat(logIn("twofold", PASSWORD).status()).isEqualTo(401);
        assertThat(logInWithCode("twofold", first).status()).isEqualTo(401);
        AHEAD_SECONDS.addAndGet(60);
        String second = Totp.codeAt(secret, now());
        assertThat(logInWithCode("twofold", second).status()).isEqualTo(200);
        assertThat(logInWithCode("twofold", second).status()).isEqualTo(401);

        TestServer.require(client.send("POST", FACTOR + "/disable", own));
        assertThat(logIn("twofold", PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void keepsTheSecretOfCodesEncryptedAndTakesNoneWithoutTheKeyFile() throws Exception {
        AccessClient client = addUser("sealed", "viewer");
        byte[] secret = secret(client, "{\"password\":\"" + PASSWORD + "\"}");
        TestServer.require(client.send("PUT", FACTOR, code(Totp.codeAt(secret, now()))));
        String bytes = new String(secret, StandardCharsets.ISO_8859_1);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1).contains(bytes))
                        .as(file.toString())
                        .isFalse();
            }
        }

        AHEAD_SECONDS.addAndGet(60);
        Path keyFile = folder.resolve("t.db.key");
        Path away = Files.move(keyFile, folder.resolve("away.key"));
        TestServer.Answer refused = logInWithCode("sealed", Totp.codeAt(secret, now()));
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.body()).isEqualTo(logIn("sealed", "wrong one").body());

        Files.move(away, keyFile);
        assertThat(logInWithCode("sealed", Totp.codeAt(secret, now())).status()).isEqualTo(200);
    }

    @Test
    void keepsEveryChangeInAChainThatHolds() throws Exception {
        addUser("noted", "viewer");
        TestServer.require(admin.send("PUT", USERS + "/noted/role", role("trader")));
        String last = admin.get("/api/v1/audit-log?limit=10").body();

        assertThat(last).contains("user.add", "user.role", "noted", "viewer", "trader");
        try (DatabaseReader reader = DatabaseReader.open(folder.resolve("t.db"))) {
            boolean holds =
                    reader.read(
                            transaction -> new AuditLog(transaction).verify().fault().isEmpty());
            assertThat(holds).isTrue();
        }
    }

    @Test
    void neverTellsOrKeepsASecretAsItIs() throws Exception {
        AccessClient client = addUser("secretive", "viewer");
        TestServer.Answer made = client.send("POST", TOKENS, token("quiet", "read", PASSWORD));
        TestServer.require(made);
        String factor =
                client.send("POST", FACTOR, "{\"password\":\"" + PASSWORD + "\"}")
                        .json()
                        .get("secret")
                        .asString();
        logIn("secretive", "a wrong password");
        String cookie = String.valueOf(client.headers().get("Cookie"));
        List<String> secrets =
                List.of(
                        PASSWORD,
                        "a wrong password",
                        AccessClient.PASSWORD,
                        made.json().get("token").asString(),
                        factor,
                        cookie.substring(cookie.indexOf('=') + 1),
                        String.valueOf(client.headers().get("X-CSRF-Token")),
                        server.installToken());

        List<String> told = new ArrayList<>(List.of(files(), client.get(SESSION).body()));
        for (String noun : List.of("users", "tokens", "sessions", "login-attempts", "audit-log")) {
            told.add(admin.get("/api/v1/" + noun + "?limit=1000").body());
        }
        // The one-time token is printed for whoever starts the server, and nothing else is.
        server.log().stream().filter(line -> !line.startsWith("one-time")).forEach(told::add);
        for (String secret : secrets) {
            assertThat(told).noneMatch(text -> text.contains(secret));
        }
        assertThat(told.subList(1, told.size())).noneMatch(text -> text.contains("argon2"));
        assertThat(files()).contains("$argon2id$");
    }

    /** Everything on disk, a character for each byte. */
    private static String files() throws Exception {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (String name : List.of("t.db", "t.db-wal")) {
            all.write(Files.readAllBytes(folder.resolve(name)));
        }
        return all.toString(StandardCharsets.ISO_8859_1);
    }

    private static AccessClient addUser(String name, String role) throws Exception {
        TestServer.require(admin.send("POST", USERS, user(name, role)));
        return AccessClient.of(server).loggedIn(name, PASSWORD);
    }

    private static AccessClient bearing(AccessClient owner, String name, String scope)
            throws Exception {
        String password = owner.equals(admin) ? AccessClient.PASSWORD : PASSWORD;
        TestServer.Answer made = owner.send("POST", TOKENS, token(name, scope, password));
        TestServer.require(made);
        return AccessClient.of(server).bearing(made.json().get("token").asString());
    }

    private static TestServer.Answer logIn(String name, String password) throws Exception {
        return AccessClient.of(server)
                .send("POST", SESSION, AccessClient.credentials(name, password));
    }

    private static TestServer.Answer logInWithCode(String name, String code) throws Exception {
        return AccessClient.of(server)
                .send(
                        "POST",
                        SESSION,
                        "{\"name\":\"%s\",\"password\":\"%s\",\"code\":\"%s\"}"
                                .formatted(name, PASSWORD, code));
    }

    private static byte[] secret(AccessClient client, String own) throws Exception {
        TestServer.Answer answer = client.send("POST", FACTOR, own);
        TestServer.require(answer);
        return base32(answer.json().get("secret").asString());
    }

    private static byte[] base32(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int bits = 0;
        int held = 0;
        for (int i = 0; i < text.length(); i++) {
            bits = (bits << 5) | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(text.charAt(i));
            held += 5;
            if (held >= 8) {
                held -= 8;
                bytes.write(bits >> held);
            }
        }
        return bytes.toByteArray();
    }

    private static long now() {
        return Micros.now(() -> Instant.now().plusSeconds(AHEAD_SECONDS.get()));
    }

    private static String user(String name, String role) {
        return "{\"name\":\"%s\",\"password\":\"%s\",\"role\":\"%s\",\"confirm\":\"%s\"}"
                .formatted(name, PASSWORD, role, AccessClient.PASSWORD);
    }

    private static String role(String role) {
        return "{\"role\":\"%s\",\"confirm\":\"%s\"}".formatted(role, AccessClient.PASSWORD);
    }

    private static String next(String password, String next) {
        return "{\"password\":\"%s\",\"next\":\"%s\"}".formatted(password, next);
    }

    private static String code(String code) {
        return "{\"code\":\"" + code + "\"}";
    }

    private static String token(String name, String scopes, String password) {
        return "{\"name\":\"%s\",\"scopes\":[\"%s\"],\"days\":1,\"confirm\":\"%s\"}"
                .formatted(name, scopes.replace(",", "\",\""), password);
    }
}
