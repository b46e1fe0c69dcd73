package dev.guidon.flag.edit;

import dev.guidon.flag.audit.AuditedResource;
import dev.guidon.flag.audit.Stamp;
import dev.guidon.flag.instruction.Instruction;
import dev.guidon.flag.project.Environment;
import io.smallrye.mutiny.Uni;
import java.util.List;

/// Decides whether a change may be made now. Whatever changes what an environment serves asks, in the transaction of
/// the change and with the environment locked, so that nothing comes past it.
public interface ChangeGate {

    /// Fails with `Conflict` when the environment wants approval or is frozen, with `Invalid` when it wants a comment,
    /// or with `Forbidden` when the stamp asks to by-pass that and may not.
    Uni<Void> admit(Intent intent, Stamp stamp);

    /// @param resource what is to be changed
    record Intent(Environment environment, AuditedResource resource, Effect effect) {}

    /// What a change means to those who are served.
    enum Effect {
        /// Nobody is served anything else by it.
        UNNOTICED,
        /// It turns a flag off, and does nothing else.
        TURNS_OFF,
        /// It changes who is in a segment, whatever flags ask for that.
        SEGMENT,
        ANY;

        public static Effect of(List<Instruction> instructions) {
            return instructions.equals(List.of(new Instruction.TurnOff())) ? TURNS_OFF : ANY;
        }
    }
}
