package dev.guidon.local;

import dev.guidon.servers.Launch;
import java.io.IOException;

/// What a part runs, and how to tell that it works.
public interface Program {

    /// Everything that must be there before the process starts; safe to repeat.
    Launch prepare() throws IOException;

    /// Asks the process as a client would.
    boolean answers();

    /// What ends the process quickly and without losing anything, as a name for `kill -s`.
    default String stopSignal() {
        return "TERM";
    }

    /// What must be done once the process answers and before others build on it; safe to repeat.
    default void settle() throws IOException {}
}
