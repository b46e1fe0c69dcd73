package dev.guidon.flag.segment;

import java.util.Optional;

/// Which segments of a scope are asked for. They come by key.
///
/// @param text is somewhere in the key, the name or the description, in whatever case
/// @param archived whether to show archived segments only, or none; empty for both
public record SegmentQuery(Optional<String> tag, Optional<String> text, Optional<Boolean> archived) {}
