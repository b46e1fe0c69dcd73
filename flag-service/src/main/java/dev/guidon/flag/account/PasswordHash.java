package dev.guidon.flag.account;

/// What is kept of a password: parameters, salt and hash in the PHC string format
/// (`$argon2id$v=19$m=19456,t=2,p=1$…$…`).
public record PasswordHash(String text) {

    @Override
    public String toString() {
        return "PasswordHash[…]";
    }
}
