package dev.guidon.flag.audit;

import java.util.Optional;

/// What following the chain found.
///
/// @param reached the last entry that holds; whoever keeps it elsewhere can tell later that nothing before it was
///     rewritten as a whole
/// @param broken the first entry that does not
public record Verification(ChainEnd reached, Optional<ChainBreak> broken) {}
