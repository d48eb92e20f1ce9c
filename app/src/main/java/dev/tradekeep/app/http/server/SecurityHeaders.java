package dev.tradekeep.app.http.server;

import java.util.Map;

/** The headers of every reply. */
public final class SecurityHeaders {
    public static final Map<String, String> ALL =
            Map.of(
                    "Content-Security-Policy",
                    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
                            + " connect-src 'self'; base-uri 'none'; form-action 'none';"
                            + " frame-ancestors 'none'",
                    "X-Content-Type-Options",
                    "nosniff",
                    "X-Frame-Options",
                    "DENY",
                    "Referrer-Policy",
                    "no-referrer",
                    "Cross-Origin-Opener-Policy",
                    "same-origin",
                    "Cross-Origin-Resource-Policy",
                    "same-origin",
                    "Cache-Control",
                    "no-store");

    /** Those of a reply over an encrypted connection, in addition. */
    public static final Map<String, String> SECURE =
            Map.of("Strict-Transport-Security", "max-age=31536000");

    private SecurityHeaders() {}
}
