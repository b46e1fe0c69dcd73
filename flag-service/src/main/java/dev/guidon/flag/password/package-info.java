/// How people get another password: with the old one, or with a token that an administrator gives them. Whoever is
/// logged in elsewhere is not afterwards.
@NullMarked
package dev.guidon.flag.password;

import org.jspecify.annotations.NullMarked;
