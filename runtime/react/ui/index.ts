export { Badge } from './Badge.tsx';
export { Button, IconButton } from './Button.tsx';
export { Icon, type IconName } from './Icon.tsx';
export { Light } from './Light.tsx';
export { SearchBox } from './SearchBox.tsx';
export { Select } from './Select.tsx';
export { Banner, Card, EmptyState, Loading } from './Surface.tsx';
export { ToastProvider, useToast } from './Toast.tsx';
