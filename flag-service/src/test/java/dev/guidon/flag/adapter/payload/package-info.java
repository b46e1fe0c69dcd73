/// Tests of what is sent.
@NullMarked
package dev.guidon.flag.adapter.payload;

import org.jspecify.annotations.NullMarked;
