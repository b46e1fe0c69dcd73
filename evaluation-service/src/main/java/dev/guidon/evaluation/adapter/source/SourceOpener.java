package dev.guidon.evaluation.adapter.source;

import dev.guidon.evaluation.standalone.DocumentSource;
import dev.guidon.evaluation.standalone.SourceConfiguration;
import java.net.http.HttpClient;
import java.nio.file.Path;

/// Makes sources out of what is written about them.
public final class SourceOpener {

    public DocumentSource open(SourceConfiguration source) {
        return switch (source.transport()) {
            case FILE -> new FileSource(Path.of(source.uri()));
            case HTTP -> new HttpSource(source, HttpClient.newHttpClient());
            case GRPC -> new GrpcSource(source);
        };
    }
}
