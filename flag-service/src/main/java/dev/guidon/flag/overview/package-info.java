/// Looks over many flags at once: how each stands in each environment, what depends on what, which tags there are.
/// Reads only.
@NullMarked
package dev.guidon.flag.overview;

import org.jspecify.annotations.NullMarked;
