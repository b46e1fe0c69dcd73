package dev.guidon.flag.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Stands on every method that answers a request, and says which rights the caller needs: all that are named.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Requires {

    Action[] value();

    Decided decided() default Decided.FROM_PATH;

    /// Where it becomes known which resource a request is about.
    enum Decided {
        /// In the path: `{project}`, `{environment}`, and a last key called as the resource's type or `{id}`. Decided
        /// before the body is read. A list or a creation, which has no last key, takes the right to all of
        /// them.
        FROM_PATH,
        /// In the body or the query: the method itself asks before it does anything.
        BY_METHOD,
        /// It lists, and shows each caller only what that caller may see.
        BY_ITEM
    }
}
