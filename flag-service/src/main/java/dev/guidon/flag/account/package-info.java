/// People: their accounts, passwords, and what happens when somebody guesses. Knows neither organizations nor roles; an
/// account alone may do nothing.
@NullMarked
package dev.guidon.flag.account;

import org.jspecify.annotations.NullMarked;
