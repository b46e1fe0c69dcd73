/// One change of many flags: of those that are named, or that a filter finds.
@NullMarked
package dev.guidon.flag.bulk;

import org.jspecify.annotations.NullMarked;
