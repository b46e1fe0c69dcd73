/// Tests.
@NullMarked
package dev.guidon.flag.adapter.argon2;

import org.jspecify.annotations.NullMarked;
