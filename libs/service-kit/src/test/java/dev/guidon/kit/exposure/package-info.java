/// Tests of what is worth an exposure.
@NullMarked
package dev.guidon.kit.exposure;

import org.jspecify.annotations.NullMarked;
