package dev.guidon.flag.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Stands instead of [Requires] on a method that answers whoever asks, also without a token: because it is how to get
/// one, or because the request carries a secret of its own.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Anyone {

    /// Why it is harmless.
    String because();
}
