package dev.tradekeep.venue.local.bybit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.venue.local.keys.Credential;
import dev.tradekeep.venue.local.wire.RestReply;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Signatures against ones that were made elsewhere, and every way to be refused. */
final class HeaderSignatureTest {
    private static final String TIME = "1800000000000";
    private static final String QUERY = "category=spot&symbol=BTCUSDT";
    private static final String QUERY_SIGN =
            "fa933ba35448f6c1b58c3ab7b8ad879b9070410452abad69f7bc15b17c49bcd3";

    private final Rig rig = new Rig();

    private JsonNode get(String query, Map<String, String> headers) {
        return Rig.json(rig.send(Rig.request("GET", "/v5/order/realtime", query, "", headers)));
    }

    @Test
    void queryIsSignedAsItIs() {
        JsonNode reply = get(QUERY, Rig.headers(TIME, QUERY_SIGN));

        assertThat(reply.path("retCode").asInt()).isZero();
        assertThat(reply.path("retMsg").asString()).isEqualTo("OK");
        assertThat(reply.path("time").asLong()).isEqualTo(Rig.START_MILLIS);
    }

    @Test
    void bodyIsSignedAsItIs() {
        String body =
                "{\"category\": \"spot\", \"symbol\": \"BTCUSDT\", \"side\": \"Buy\","
                        + " \"orderType\": \"Limit\", \"qty\": \"1\", \"price\": \"50\"}";
        Map<String, String> headers =
                Rig.headers(
                        TIME, "77a9ccee693a5c45b160b2a906164fd548474a03e6ad553d494c5ba9aa369bd8");

        RestReply reply = rig.send(Rig.request("POST", "/v5/order/create", "", body, headers));

        assertThat(Rig.json(reply).path("retCode").asInt()).as(reply.body()).isZero();
    }

    @Test
    void windowMayBeLeftOut() {
        Map<String, String> headers =
                new HashMap<>(
                        Rig.headers(
                                TIME,
                                "3305391be377350ecb7b6f57ea75acfdd8d6f10905ad0b3d788c8d62c51d3ba8"));
        headers.remove("X-BAPI-RECV-WINDOW");

        RestReply reply =
                rig.send(
                        Rig.request(
                                "GET",
                                "/v5/account/wallet-balance",
                                "accountType=UNIFIED",
                                "",
                                headers));

        assertThat(Rig.json(reply).path("retCode").asInt()).as(reply.body()).isZero();
    }

    @Test
    void signatureMayBeUpperCase() {
        assertThat(
                        get(QUERY, Rig.headers(TIME, QUERY_SIGN.toUpperCase(Locale.ROOT)))
                                .path("retCode")
                                .asInt())
                .isZero();
    }

    @Test
    void socketIsOpenedWithSignatureOverItsEnd() {
        Rig.Socket socket = rig.socket("/v5/private");

        socket.say(
                Rig.auth(
                        Rig.KEY,
                        1_800_000_010_000L,
                        "1b0a7b40e560f3e70ae3acfd44a533a6f88d9fddbf1a05fbe8342541e613f2bb"));

        assertThat(socket.take().getFirst().path("success").asBoolean()).isTrue();
    }

    @Test
    void wrongSignatureIsRefused() {
        JsonNode reply = get(QUERY + "&limit=1", Rig.headers(TIME, QUERY_SIGN));

        assertThat(reply.path("retCode").asInt()).isEqualTo(10004);
        assertThat(reply.path("retMsg").asString())
                .isEqualTo(
                        "error sign! origin_string[" + TIME + "somebody5000" + QUERY + "&limit=1]");
    }

    @Test
    void unknownKeyIsRefused() {
        Map<String, String> headers = new HashMap<>(Rig.headers(TIME, QUERY_SIGN));
        headers.put("X-BAPI-API-KEY", "nobody");

        JsonNode reply = get(QUERY, headers);

        assertThat(reply.path("retCode").asInt()).isEqualTo(10003);
        assertThat(reply.path("retMsg").asString()).isEqualTo("API key is invalid.");
    }

    @Test
    void missingHeadersAreNamed() {
        JsonNode reply = get(QUERY, Map.of("X-BAPI-API-KEY", "somebody"));

        assertThat(reply.path("retCode").asInt()).isEqualTo(10001);
        assertThat(reply.path("retMsg").asString())
                .isEqualTo("empty value: apiTimestamp[] apiKey[somebody] apiSignature[]");
    }

    /** A second ahead is too much, and the end of the window still counts. */
    @ParameterizedTest
    @CsvSource({"5000,true", "5001,false", "-999,true", "-1000,false"})
    void timeHasToBeInWindow(long behindMillis, boolean isTaken) {
        String sent = Long.toString(Rig.START_MILLIS - behindMillis);
        String sign = new Credential.Secret(Rig.SECRET).sign(sent + Rig.KEY + "5000" + QUERY);

        JsonNode reply = get(QUERY, Rig.headers(sent, sign));

        assertThat(reply.path("retCode").asInt()).isEqualTo(isTaken ? 0 : 10002);
        if (!isTaken) {
            assertThat(reply.path("retMsg").asString())
                    .isEqualTo(
                            "invalid request, please check your server timestamp or recv_window"
                                    + " param. req_timestamp["
                                    + sent
                                    + "],server_timestamp["
                                    + TIME
                                    + "],recv_window[5000]");
        }
    }

    @Test
    void usualWindowIsASetting() {
        Rig patient = new Rig(BybitSettings.LOCAL.withRecvWindow(60_000));
        String sent = Long.toString(Rig.START_MILLIS - 60_000);
        Map<String, String> headers =
                new HashMap<>(
                        Rig.headers(
                                sent,
                                new Credential.Secret(Rig.SECRET).sign(sent + Rig.KEY + QUERY)));
        headers.remove("X-BAPI-RECV-WINDOW");

        RestReply reply =
                patient.send(Rig.request("GET", "/v5/order/realtime", QUERY, "", headers));

        assertThat(Rig.json(reply).path("retCode").asInt()).isZero();
    }

    @Test
    void timeThatIsNoNumberIsRefused() {
        assertThat(get(QUERY, Rig.headers("soon", QUERY_SIGN)).path("retCode").asInt())
                .isEqualTo(10002);
    }

    @Test
    void publicKeyOfRsaChecksAsWell() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2_048);
        KeyPair pair = generator.generateKeyPair();
        String text = Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
        rig.floor.keys().add("rsa", Credential.of(text), rig.account);
        Signature signer = Signature.getInstance("SHA256withRSA");
        signer.initSign(pair.getPrivate());
        signer.update((TIME + "rsa5000" + QUERY).getBytes(StandardCharsets.UTF_8));
        Map<String, String> headers =
                new HashMap<>(Rig.headers(TIME, Base64.getEncoder().encodeToString(signer.sign())));
        headers.put("X-BAPI-API-KEY", "rsa");

        assertThat(get(QUERY, headers).path("retCode").asInt()).isZero();
    }

    @Test
    void socketRefusesWhatHasPassedOrIsSignedWrongly() {
        Rig.Socket socket = rig.socket("/v5/private");

        long passed = Rig.START_MILLIS - 5_000;
        String sign = new Credential.Secret(Rig.SECRET).sign("GET/realtime" + passed);
        socket.say(Rig.auth(Rig.KEY, passed, sign));
        socket.say(Rig.auth(Rig.KEY, Rig.START_MILLIS + 1_000, "00"));
        socket.say(Rig.auth("nobody", Rig.START_MILLIS + 1_000, "00"));

        assertThat(socket.take())
                .hasSize(3)
                .allMatch(answer -> !answer.path("success").asBoolean())
                .allMatch(answer -> answer.path("request").path("op").asString().equals("auth"));
    }
}
