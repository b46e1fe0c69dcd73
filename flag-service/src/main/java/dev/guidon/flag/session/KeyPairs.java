package dev.guidon.flag.session;

/// Makes keys.
public interface KeyPairs {

    /// Two JSON Web Keys.
    record KeyPair(String id, String publicKey, String privateKey) {
        @Override
        public String toString() {
            return "KeyPair[id=" + id + "]";
        }
    }

    KeyPair generate(String id);
}
