import '@o2/components/services';
import '@o2/components/session';
import { createApp } from 'vue';
import Portal from './Portal.vue';

createApp(Portal).mount('#portal');
