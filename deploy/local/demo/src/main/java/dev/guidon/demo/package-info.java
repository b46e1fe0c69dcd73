/// The whole story on the running local stack: a flag, an experiment with a known true effect, a model route with
/// feedback. Uses public interfaces only, as any client would, and is repeatable by its seed.
@NullMarked
package dev.guidon.demo;

import org.jspecify.annotations.NullMarked;
