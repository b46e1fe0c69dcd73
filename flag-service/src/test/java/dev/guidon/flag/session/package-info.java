/// Tests.
@NullMarked
package dev.guidon.flag.session;

import org.jspecify.annotations.NullMarked;
