package dev.guidon.flag.factor;

import dev.guidon.flag.account.AuditPerson;
import dev.guidon.flag.account.AuditPerson.Happening;
import dev.guidon.flag.account.UserAccount;
import dev.guidon.flag.secret.SecretBox;
import dev.guidon.kit.failure.Failure;
import dev.guidon.kit.failure.FailureException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/// Takes codes, each once. In the caller's transaction, with the account locked.
@ApplicationScoped
public class CheckFactor {
    /// Answers a right password without the code that belongs to it.
    public static final String REQUIRED = "second_factor_required";

    private final SecondFactorStore factors;
    private final SecretBox box;
    private final AuditPerson audit;

    CheckFactor(SecondFactorStore factors, SecretBox box, AuditPerson audit) {
        this.factors = factors;
        this.box = box;
        this.audit = audit;
    }

    /// Whether the account has a second factor, which the code then is of. Fails with `Conflict` of [#REQUIRED] when
    /// the code is missing, or with `Unauthenticated` when it is wrong or was taken before.
    public Uni<Boolean> check(UserAccount account, Optional<String> code, Instant at) {
        return factors.find(account.id())
                .map(found -> found.filter(SecondFactor::isActive))
                .chain(active -> active.map(factor ->
                                take(account, factor, demanded(code), at).replaceWith(true))
                        .orElseGet(() -> Uni.createFrom().item(false)));
    }

    private static String demanded(Optional<String> code) {
        return code.orElseThrow(() -> new FailureException(
                new Failure.Conflict(REQUIRED, "send the code of your authenticator, or a recovery code, as 'code'")));
    }

    /// The factor after the code was taken. Fails with `Unauthenticated`.
    Uni<SecondFactor> take(UserAccount account, SecondFactor factor, String code, Instant at) {
        SecondFactor after = factor.after(key(factor), code, at).orElseThrow(CheckFactor::wrong);
        boolean recovered =
                after.recoveryHashes().size() < factor.recoveryHashes().size();
        return factors.put(after)
                .chain(() -> recovered
                        ? audit.note(
                                AuditPerson.self(account, at),
                                Happening.added(account, "user.recovery_code_used", Map.of()))
                        : Uni.createFrom().voidItem())
                .replaceWith(after);
    }

    private byte[] key(SecondFactor factor) {
        return box.open(factor.sealedKey())
                .map(Base64.getDecoder()::decode)
                .orElseThrow(() -> new FailureException(new Failure.Conflict(
                        "second_factor_unreadable",
                        "the installation's sealing secret changed; an administrator must remove your second factor")));
    }

    private static FailureException wrong() {
        return new FailureException(new Failure.Unauthenticated("the code is wrong, has run out, or was used before"));
    }
}
