package dev.tradekeep.venue.local.fault;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** What a request is for, whatever protocol it is of. */
public enum RequestRole {
    /** Anybody may ask it. */
    PUBLIC,
    /** Reads something of an account. */
    QUERY,
    /** Places orders; one that cancels and places counts as placing. */
    PLACE,
    CANCEL,
    AMEND,
    /** Opens a socket. */
    CONNECT;

    /** Which requests a fault strikes. */
    enum Group {
        ALL(EnumSet.allOf(RequestRole.class)),
        /** Whatever opens no socket. */
        ANY(EnumSet.complementOf(EnumSet.of(RequestRole.CONNECT))),
        SIGNED(
                EnumSet.of(
                        RequestRole.QUERY,
                        RequestRole.PLACE,
                        RequestRole.CANCEL,
                        RequestRole.AMEND)),
        QUERY(EnumSet.of(RequestRole.QUERY)),
        TRADE(EnumSet.of(RequestRole.PLACE, RequestRole.CANCEL, RequestRole.AMEND)),
        PLACE(EnumSet.of(RequestRole.PLACE)),
        CANCEL(EnumSet.of(RequestRole.CANCEL)),
        AMEND(EnumSet.of(RequestRole.AMEND)),
        CONNECT(EnumSet.of(RequestRole.CONNECT));

        private final Set<RequestRole> roles;

        Group(Set<RequestRole> roles) {
            this.roles = Collections.unmodifiableSet(roles);
        }

        boolean holds(RequestRole role) {
            return roles.contains(role);
        }
    }
}
