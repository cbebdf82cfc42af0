import { Button } from "../../../components/Button.tsx";
import { Checkbox } from "../../../components/Checkbox.tsx";
import { Menu, MenuButton } from "../../../components/Menu.tsx";
import { TextInput } from "../../../components/TextInput.tsx";
import type { Actor } from "../../../domain/kernel/actor.ts";
import { may } from "../../../domain/kernel/permissions.ts";
import { mayDrop, type SavedView, viewQuery } from "../../../domain/views/view.ts";
import type { Words } from "../../../locales/words.ts";

/** Keeps the list as it is now under a name; a view that is shown can be dropped here. */
export function ViewMenu({ url, views, actor, words }: {
  readonly url: URL;
  readonly views: readonly SavedView[];
  readonly actor: Actor;
  readonly words: Words;
}) {
  const { view: say } = words.daily, query = viewQuery(url.search);
  const shown = views.filter((view) => view.query === query && mayDrop(actor, view));
  if (query === "") return null;
  return (
    <div class="view-menu">
      <Menu label={say.keep} icon="bookmark" showLabel>
        <KeepView query={query} actor={actor} words={words} />
        {shown.map(({ id, name }) => (
          <form key={id} method="post" action="/sales/views">
            <MenuButton icon="trash-2" danger name="drop" value={id}>{say.drop(name)}</MenuButton>
          </form>
        ))}
      </Menu>
    </div>
  );
}

/** The name a list is kept under, and whether for everybody; what was typed stays where it could not be kept. */
export function KeepView({ query, name = "", shared = false, error, actor, words: { daily: { view: say } } }: {
  readonly query: string;
  readonly name?: string;
  readonly shared?: boolean;
  readonly error?: string;
  readonly actor: Actor;
  readonly words: Words;
}) {
  return (
    <form method="post" action="/sales/views" class="grid gap-2 p-2">
      <input type="hidden" name="query" value={query} />
      <TextInput
        {...{ name: "name", label: say.name, hint: say.hint, value: name, ...(error ? { error } : {}) }}
        {...{ maxLength: 60, required: true, autocomplete: "off" }}
      />
      {may(actor, "share_views") && <Checkbox name="shared" value="yes" label={say.shared} checked={shared} />}
      <Button tone="primary">{say.keep}</Button>
    </form>
  );
}
