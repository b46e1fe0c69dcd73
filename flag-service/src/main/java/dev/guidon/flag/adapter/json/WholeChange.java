package dev.guidon.flag.adapter.json;

import dev.guidon.engine.flag.FlagConfiguration;
import dev.guidon.flag.approval.ProposalDraft.FlagDraft;
import dev.guidon.flag.edit.ChangeConfiguration.Preview;
import dev.guidon.flag.edit.ConfigurationDraft;
import dev.guidon.flag.edit.FlagDefinition;
import dev.guidon.flag.edit.InstructionDraft;
import dev.guidon.flag.edit.Neighbours;
import dev.guidon.flag.instruction.Difference;
import dev.guidon.flag.instruction.Instruction;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A proposed change that was sent as a whole configuration. It is kept as the instructions that it amounts to, so that
/// it can be made on what is there by then.
///
/// @param pointer where the configuration stands in what was sent
record WholeChange(
        String flagKey, Optional<Long> baseVersion, JsonConfigurationDraft whole, String pointer, PatchSources sources)
        implements FlagDraft {

    @Override
    public ConfigurationDraft draft() {
        return new ConfigurationDraft() {
            @Override
            public Set<String> requiredFlags(FlagConfiguration current) {
                return whole.requiredFlags(current);
            }

            @Override
            public FlagConfiguration read(FlagDefinition flag, FlagConfiguration current, Neighbours neighbours) {
                return Pointed.at(pointer, () -> whole.read(flag, current, neighbours));
            }
        };
    }

    @Override
    public InstructionDraft patch(Preview preview) {
        List<Instruction> steps = Difference.between(preview.before(), preview.after());
        if (steps.isEmpty()) {
            throw new FailureException(
                    Failure.Invalid.of(pointer, "changes nothing; the flag is configured like this"));
        }
        return InstructionsDraft.of(steps, sources);
    }
}
