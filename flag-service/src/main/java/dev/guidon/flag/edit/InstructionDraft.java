package dev.guidon.flag.edit;

import dev.guidon.engine.flag.Value;
import dev.guidon.flag.instruction.Instruction;
import java.util.List;

/// A change written as instructions, so that it may fit configurations that its author has not seen.
public interface InstructionDraft extends ConfigurationDraft {

    /// What to do, in order, whatever the configuration is. Throws a `FailureException` of `Invalid` that lists
    /// everything that no configuration of the flag could make right.
    List<Instruction> instructions(FlagDefinition flag);

    /// The instructions as the audit trail shows them.
    Value value();
}
