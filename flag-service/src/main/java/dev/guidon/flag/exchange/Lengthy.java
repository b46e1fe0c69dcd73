package dev.guidon.flag.exchange;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Stands on a transaction that changes hundreds of things, and may take as long as that needs.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Lengthy {}
