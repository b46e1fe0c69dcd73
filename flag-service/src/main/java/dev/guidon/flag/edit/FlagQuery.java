package dev.guidon.flag.edit;

import java.util.Optional;

/// Which flags of a project are asked for, and in which order.
///
/// @param text is somewhere in the key, the name or the description, in whatever case
/// @param archived whether to show archived flags only, or none; empty for both
public record FlagQuery(
        Optional<String> tag,
        Optional<String> maintainer,
        Optional<String> text,
        Optional<Boolean> archived,
        FlagOrder order) {}
