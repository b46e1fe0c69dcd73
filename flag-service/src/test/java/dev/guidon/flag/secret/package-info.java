/// Tests.
@NullMarked
package dev.guidon.flag.secret;

import org.jspecify.annotations.NullMarked;
