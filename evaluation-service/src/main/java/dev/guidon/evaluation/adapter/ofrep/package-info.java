/// The OpenFeature Remote Evaluation Protocol, 0.3.
@NullMarked
package dev.guidon.evaluation.adapter.ofrep;

import org.jspecify.annotations.NullMarked;
