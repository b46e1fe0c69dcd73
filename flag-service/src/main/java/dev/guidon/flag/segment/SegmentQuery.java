package dev.guidon.flag.segment;

import dev.guidon.flag.access.Visible;
import java.util.Optional;

/// Which segments of a scope are asked for. They come by key.
///
/// @param visible which of them the caller may see
/// @param text is somewhere in the key, the name or the description, in whatever case
/// @param archived whether to show archived segments only, or none; empty for both
public record SegmentQuery(Visible visible, Optional<String> tag, Optional<String> text, Optional<Boolean> archived) {}
