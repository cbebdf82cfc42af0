import type {
  issueTokens,
  refreshTokens,
  revokeTokens,
  seeBearer,
  switchTokens,
} from "../../../domain/identity/use_tokens.ts";
import type { HookUseCases } from "../hook_use_cases.ts";
import type { DeliveryUseCases } from "../delivery_use_cases.ts";
import type { PeopleUseCases } from "../people_use_cases.ts";
import type { WorkUseCases } from "../use_cases.ts";

/** Every use case the API asks. */
export type ApiUseCases = DeliveryUseCases & WorkUseCases & PeopleUseCases & HookUseCases & TokenUseCases & {
  readonly checkHealth: () => Promise<Health>;
};

export interface TokenUseCases {
  readonly issueTokens: ReturnType<typeof issueTokens>;
  readonly refreshTokens: ReturnType<typeof refreshTokens>;
  readonly seeBearer: ReturnType<typeof seeBearer>;
  readonly switchTokens: ReturnType<typeof switchTokens>;
  readonly revokeTokens: ReturnType<typeof revokeTokens>;
}

/** How the program is; asked of the database at that moment. */
export interface Health {
  /** Whether the database answers. */
  readonly up: boolean;
  readonly database: "postgres" | "embedded";
  /** The newest migration in the database; null while it does not answer. */
  readonly migration: string | null;
  /** Since this process started. */
  readonly uptimeSeconds: number;
}
