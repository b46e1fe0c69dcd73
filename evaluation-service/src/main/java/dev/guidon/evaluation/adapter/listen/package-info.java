/// The ports that flagd has beside the main one.
@NullMarked
package dev.guidon.evaluation.adapter.listen;

import org.jspecify.annotations.NullMarked;
