package dev.guidon.flag.access;

/// What a request brings to prove who makes it. Not known to be good.
public record BearerToken(String text) {

    @Override
    public String toString() {
        return "BearerToken[…]";
    }
}
