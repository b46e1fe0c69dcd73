/// Tests.
@NullMarked
package dev.guidon.flag.adapter.jose;

import org.jspecify.annotations.NullMarked;
