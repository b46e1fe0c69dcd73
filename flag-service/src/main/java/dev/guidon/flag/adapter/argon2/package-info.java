/// Passwords hashed with argon2id, on threads of their own and few at a time.
@NullMarked
package dev.guidon.flag.adapter.argon2;

import org.jspecify.annotations.NullMarked;
