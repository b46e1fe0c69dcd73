/// What is learnt from evaluations: how often each flag served what, who got it, which flags nobody needs any more, and
/// whom a change would touch. Fed by services that evaluate, at least once; nothing here is counted twice. Knows
/// neither how records travel nor where they are kept.
@NullMarked
package dev.guidon.flag.insight;

import org.jspecify.annotations.NullMarked;
