package dev.guidon.flag.sso;

import dev.guidon.flag.session.Tokens;
import java.net.URI;

/// How a login at a provider ends.
public sealed interface Finished {

    /// In the browser.
    record Here(Tokens tokens) implements Finished {}

    /// @param location with a code for the program that sent the user
    record There(URI location) implements Finished {
        @Override
        public String toString() {
            return "There[…]";
        }
    }
}
