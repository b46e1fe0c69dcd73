package dev.guidon.flag.edit;

import dev.guidon.flag.access.Visible;
import java.util.Optional;

/// Which flags of a project are asked for, and in which order.
///
/// @param text is somewhere in the key, the name or the description, in whatever case
/// @param visible which of them the caller may see
/// @param archived whether to show archived flags only, or none; empty for both
public record FlagQuery(
        Visible visible,
        Optional<String> tag,
        Optional<String> maintainer,
        Optional<String> text,
        Optional<Boolean> archived,
        FlagTraits traits,
        FlagOrder order) {}
