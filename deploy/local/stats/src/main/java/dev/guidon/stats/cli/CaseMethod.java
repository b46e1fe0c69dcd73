package dev.guidon.stats.cli;

import java.util.Map;

/// One method of the library, as a case names it.
///
/// The answer maps names of fields to values: numbers, booleans, texts, `OptionalDouble` and
/// [dev.guidon.stats.Interval], and lists, arrays and maps of them. What cannot be computed is an empty optional;
/// where the whole analysis cannot, the answer is [Answers#undefined].
@FunctionalInterface
interface CaseMethod {
    Map<String, Object> run(CaseInputs inputs);
}
