/// How logging in is configured.
@NullMarked
package dev.guidon.flag.adapter.login;

import org.jspecify.annotations.NullMarked;
