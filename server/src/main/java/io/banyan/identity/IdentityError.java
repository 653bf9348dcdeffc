package io.banyan.identity;

import io.banyan.kernel.ErrorCode;
import io.banyan.kernel.FaultType;

/** What may go wrong around people and how they prove who they are. */
public enum IdentityError implements ErrorCode {
    SIGN_IN_REQUIRED(401),
    TOKEN_INVALID(401),
    /** The same for an unknown person, a disabled one and a wrong password. */
    CREDENTIALS_WRONG(401),
    CODE_REQUIRED(401),
    CODE_WRONG(401),
    /** Argument: minutes. */
    ACCOUNT_LOCKED(423),
    PASSWORD_CHANGE_REQUIRED(403),
    CSRF_TOKEN_WRONG(403),
    /** Arguments: least length, least number of character classes. */
    PASSWORD_TOO_WEAK(422),
    /** Argument: how many former passwords are remembered. */
    PASSWORD_USED_BEFORE(422),
    PASSWORD_CONTAINS_NAME(422),
    LAST_ADMINISTRATOR(409),
    /** Argument: the longest lifetime in days. */
    EXPIRY_INVALID(422),
    TOTP_ALREADY_ENROLLED(409);

    private final int status;

    IdentityError(int status) {
        this.status = status;
    }

    @Override
    public FaultType type() {
        return FaultType.USER;
    }

    @Override
    public int status() {
        return status;
    }
}
