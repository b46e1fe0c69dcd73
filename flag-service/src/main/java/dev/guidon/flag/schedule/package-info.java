/// Changes that are made by the clock, once or again and again. They come in like any other change and are held against
/// the same rules.
@NullMarked
package dev.guidon.flag.schedule;

import org.jspecify.annotations.NullMarked;
