/// How good a classifier's labels are: confusion matrix, accuracy, precision, recall and F1, per label and averaged.
/// Values agree with scikit-learn's, with `zero_division=0` where it has to choose.
@NullMarked
package dev.guidon.metrics.classify;

import org.jspecify.annotations.NullMarked;
