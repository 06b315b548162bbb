/** One story on a page of its own: `/storyPage?<title>/<name>`; without one, the list of all of them as text. */
import { composeStories } from '@storybook/react-vite';
import type { ComponentType } from 'react';
import { createRoot } from 'react-dom/client';

const modules = import.meta.glob<Parameters<typeof composeStories>[0]>('/stories/**/*.stories.tsx', {
  eager: true,
});

const stories = new Map<string, ComponentType>(
  Object.values(modules).flatMap((module) =>
    Object.entries(composeStories(module) as Readonly<Record<string, ComponentType>>).map(
      ([name, Story]): [string, ComponentType] => [`${module.default.title ?? ''}/${name}`, Story],
    ),
  ),
);

const wanted = decodeURIComponent(location.search.slice(1));
const place = document.getElementById('root');
const Story = stories.get(wanted);
document.title = wanted === '' ? 'stories' : wanted;
if (place !== null && Story === undefined) place.textContent = [...stories.keys()].join('\n');
if (place !== null && Story !== undefined) createRoot(place).render(<Story />);
