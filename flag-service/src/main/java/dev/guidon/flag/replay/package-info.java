/// Deciding as of then: which variant a subject got, or would have got, at an earlier instant or with an earlier
/// version, and why that is another one than now. Reads history and changes nothing.
@NullMarked
package dev.guidon.flag.replay;

import org.jspecify.annotations.NullMarked;
