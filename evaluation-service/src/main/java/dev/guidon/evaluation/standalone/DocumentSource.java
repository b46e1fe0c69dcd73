package dev.guidon.evaluation.standalone;

import java.io.IOException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Where documents of flags come from.
public interface DocumentSource {

    /// Hands every document over that there is and will be, until it is interrupted or its source fails; it is called
    /// again then.
    ///
    /// @param documents takes what gives the document in JSON, or throws [IllegalArgumentException] saying
    ///     why it is none
    /// @throws IOException when the source does not answer
    void follow(Consumer<Supplier<String>> documents) throws IOException, InterruptedException;
}
