/// Figures, the ratios that count, and where both were seen: as a table to read and as JSON to keep. Knows nothing of
/// what was measured.
@NullMarked
package dev.guidon.benchmarks.report;

import org.jspecify.annotations.NullMarked;
