package dev.tradekeep.app.http.access;

import dev.tradekeep.app.http.api.Caller;
import dev.tradekeep.app.http.api.Inquiry;
import dev.tradekeep.store.users.UserRole;
import java.util.function.BooleanSupplier;

/**
 * Access before there are users: whoever holds the one-time token may do everything until the
 * installation is complete. After that the token is worth nothing, and users are asked for from
 * then on.
 */
public final class InstallAccess implements Access {
    private static final Caller INSTALLER = new Caller("installer", null, UserRole.ADMINISTRATOR);

    private final InstallToken token;
    private final BooleanSupplier installed;
    private final Access users;

    /**
     * @param users tells who the caller is when it is not the installer
     */
    public InstallAccess(InstallToken token, BooleanSupplier installed, Access users) {
        this.token = token;
        this.installed = installed;
        this.users = users;
    }

    @Override
    public Caller identify(Inquiry inquiry) {
        return !installed.getAsBoolean() && token.isIn(inquiry)
                ? INSTALLER
                : users.identify(inquiry);
    }
}
