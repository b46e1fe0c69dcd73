package dev.guidon.evaluation.decide;

import dev.guidon.engine.flagd.FractionalGeneration;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the protocols of flagd and OFREP answer about, and what they do besides. Options of `guidon flagd start` set
/// these.
@ConfigMapping(prefix = "guidon.flagd")
public interface FlagdSettings {

    /// Whether flags come out of `sources` alone, and neither Redis nor Kafka nor keys are needed.
    @WithDefault("false")
    boolean standalone();

    /// Sources of flags when standalone, as flagd's option `--sources` writes them: a JSON array of objects with `uri`
    /// and `provider`. Later ones go before earlier ones.
    @WithDefault("[]")
    String sources();

    /// Attributes that are added to the context of every evaluation, before what the caller says.
    Map<String, String> contextValues();

    /// Attributes that are added to the context out of headers, before anything else: names of attributes by headers.
    Map<String, String> contextFromHeader();

    /// Whether `GetMetadata` of the sync protocol is answered with UNIMPLEMENTED; clients read the context of each
    /// document then.
    @WithDefault("false")
    boolean disableSyncMetadata();

    /// Origins of web pages that may ask, over OFREP and Connect; `*` for all, which is the default of flagd as well.
    Optional<List<String>> corsOrigins();

    /// How long a stream of changes or documents lasts before this server ends it with DEADLINE_EXCEEDED; 0 for as long
    /// as both sides wish.
    @WithDefault("0S")
    Duration streamDeadline();

    /// Bytes that the body of a request may have, over OFREP and Connect.
    @WithDefault("1000000")
    long maxRequestBody();

    /// What `fractional` hashes when standalone: `second` as flagd does, or `third` as it will. Another
    /// generation draws subjects anew, and clients that evaluate in their own process must have the same.
    @WithDefault("second")
    FractionalGeneration fractional();
}
