package dev.tradekeep.venue.local.binance;

import java.util.Map;
import java.util.TreeMap;

/** What a signature is made of. */
final class SignedPayload {
    private static final String NAME = "signature=";

    private SignedPayload() {}

    /**
     * Of a REST request: query and body as they came, one behind the other, without the signature.
     */
    static String of(String query, String body) {
        return withoutSignature(query) + withoutSignature(body);
    }

    private static String withoutSignature(String text) {
        int at = text.startsWith(NAME) ? 0 : text.indexOf("&" + NAME);
        if (at == -1) {
            return text;
        }
        int end = text.indexOf('&', at + 1);
        String rest = end == -1 ? "" : text.substring(at == 0 ? end + 1 : end);
        return text.substring(0, at) + rest;
    }

    /** Of a request to the WebSocket API: all parameters by name, as they are. */
    static String of(Map<String, String> params) {
        StringBuilder payload = new StringBuilder();
        new TreeMap<>(params)
                .forEach((name, value) -> {
                    if (!name.equals("signature")) {
                        payload.append(payload.isEmpty() ? "" : "&");
                        payload.append(name).append('=').append(value);
                    }
                });
        return payload.toString();
    }
}
