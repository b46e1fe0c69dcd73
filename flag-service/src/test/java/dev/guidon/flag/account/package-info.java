/// Tests.
@NullMarked
package dev.guidon.flag.account;

import org.jspecify.annotations.NullMarked;
